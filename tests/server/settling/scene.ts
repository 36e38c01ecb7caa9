import { newId } from "@/core/new-id";
import { getDisagreementMap } from "@/server/agreement/map";
import { settlePassage } from "@/server/settling/commands";
import { getSettledLayer, settledSpans } from "@/server/settling/queries";
import type { Study } from "../agreement/study";

/** Words of every test's article. */
export const WAR = "Biden's war";

/** What a page knows of the passage that holds these words, and a decision about it. */
export async function seen(study: Study, exact = WAR) {
  const at = study.article.text.indexOf(exact);
  const map = await getDisagreementMap(study.owner, study.article.id, { group: study.group.id });
  const passage = map.passages.find(({ start, end }) => start <= at && at < end);
  if (!passage) throw new Error(`Nobody marked “${exact}”.`);
  const sources = passage.choices.flatMap(({ code, start, end, uses }) =>
    uses.map(({ annotationId }) => ({ annotationId, codeId: code, start, end })),
  );
  const [choice] = passage.choices;
  if (!choice) throw new Error("no choice");
  return {
    passage,
    sources,
    accept: {
      id: newId(),
      groupId: study.group.id,
      versionId: map.versionId,
      how: "accepted",
      codeId: choice.code,
      start: choice.start,
      end: choice.end,
      sources,
    },
  };
}

export const layerOf = (study: Study, by = study.owner) =>
  getSettledLayer(by, study.article.id, { group: study.group.id });
export const spansOf = (study: Study) => settledSpans(study.owner, study.group.id, study.article.id);
export const settle = (study: Study, decision: object, by = study.owner) =>
  settlePassage(by, study.article.id, decision);
