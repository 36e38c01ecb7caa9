import fc from "fast-check";

/**
 * The same cases in every run, so that a change is judged by itself and not by luck. To look further, say
 * another seed: `FAST_CHECK_SEED=$RANDOM npm test -- core`. A failure names its seed and path as usual.
 */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 4_276) });
