import { ArticleBlock } from "@/components/reader/article-block";
import { groupBlocks } from "@/components/reader/block-groups";
import { blocksOf } from "@/core/text/markup";
import type { MarkedText } from "@/core/text/version-source";

/** A text as the reader page sets it, without marks. */
export function ArticlePreview({ title, text, markup, lang }: MarkedText & { title: string; lang: string }) {
  return (
    <div lang={lang} className="article-text">
      <p className="mb-6 text-balance font-semibold font-serif text-2xl">{title}</p>
      {groupBlocks(blocksOf(text, markup)).map(({ tag: Tag, members }) => {
        const drawn = members.map((block) => (
          <ArticleBlock key={block.index} text={text} block={block} marks={[]} active={null} />
        ));
        return Tag ? <Tag key={members[0]?.index}>{drawn}</Tag> : drawn;
      })}
    </div>
  );
}
