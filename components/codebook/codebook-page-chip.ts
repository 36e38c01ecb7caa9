import type { ChipCode, CodeShade } from "@/components/ui/code-chip";
import type { CodeRef } from "@/core/codebook";

/** What a chip and a swatch need of a code. Shades are 1 to 5: `CodeSeedSchema` lets no other in. */
export const toChipCode = (code: CodeRef): ChipCode => ({
  name: code.name,
  hue: code.hue,
  shade: code.shade as CodeShade,
});
