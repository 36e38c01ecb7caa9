import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type CodeRow, CodesFigure, FramesFigure } from "@/components/compare/codes-view";
import { Glance } from "@/components/compare/glance";
import { SpeakersTable } from "@/components/compare/speakers-table";
import { compareReadings, compareTexts } from "@/core/compare/comparison";
import { readText } from "@/core/compare/tokens";
import { compare as words } from "@/messages/en/compare";
import { quoted } from "@/messages/en/quoted";

const NOTHING = { passages: [], attributions: [] };
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

function compared(left: string, right: string, language = "en") {
  const texts = compareTexts(
    readText({ text: left, markup: [], language }),
    readText({ text: right, markup: [], language }),
  );
  return { texts, readings: compareReadings(texts, NOTHING, NOTHING) };
}

describe("two texts side by side", () => {
  it("set words from right to left apart from the marks around them", () => {
    expect(quoted("ويتكوف")).toBe("“\u2068ويتكوف\u2069”");
    expect(quoted("Biden's “war”")).toBe("‘Biden's “war”’");
  });

  it("say of a difference that rounds to none no direction", () => {
    expect(words.codes.interval(-0.004, -0.12, 0.11)).toBe("0 % (−12 % to +11 %)");
  });

  it("say who is quoted only of texts in which that can be told", () => {
    const said = (language: string) => {
      const { texts, readings } = compared("„Ja“, sagte Lena Brandt.", "„Nein“, sagte Ada Okafor.", language);
      return wordsOf(renderToStaticMarkup(<Glance texts={texts} readings={readings} groupName="Public" />));
    };
    expect(said("en")).toContain("quotes nobody by name");
    expect(said("de")).not.toContain("quotes nobody by name");
  });

  it("say nothing of words that only one writes where there are none", () => {
    const { texts, readings } = compared("The envoy left.", "The envoy stayed.");
    const said = wordsOf(
      renderToStaticMarkup(<Glance texts={texts} readings={readings} groupName="Public" />),
    );
    expect(said).not.toContain("writes");
  });

  it("tell each verb of a speaker once, with how often", () => {
    const said = (times: number) =>
      Array.from({ length: times }, (_, at) => `“Point ${at} is clear,” Zelensky said.`).join(" ");
    const { texts, readings } = compared(said(3), "Nobody spoke.");
    const table = wordsOf(
      renderToStaticMarkup(
        <SpeakersTable speakers={readings.speakers} reads={{ left: texts.left, right: texts.right }} />,
      ),
    );
    expect(table).toMatch(/Zelensky \d+ – said ×3 –/);
  });

  it("keep codes apart that have one name", () => {
    const use = { passages: 1, wordShare: 0.1, sentences: 1, examples: [] };
    const rows = ["a", "b"].map(
      (id): CodeRow => ({
        codeId: id,
        left: use,
        right: use,
        difference: { difference: 0.1, low: -0.1, high: 0.3 },
        code: {
          id,
          parentId: null,
          slug: id,
          name: "Doubt",
          hue: "blue",
          shade: 1,
          hotkey: null,
          isHeading: false,
          deprecated: false,
          codebookId: "book",
        },
      }),
    );
    for (const figure of [
      <CodesFigure key="codes" rows={rows} />,
      <FramesFigure key="frames" rows={rows} />,
    ]) {
      const drawn = wordsOf(renderToStaticMarkup(figure));
      // As a picture for a column and for a phone, and in the table.
      expect(drawn.match(/Doubt \(2\)/g)).toHaveLength(3);
    }
  });
});
