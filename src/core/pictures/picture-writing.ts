/** The address of a picture that is being written at a cursor. */
export interface PictureWriting {
  /** In front matter no Liquid runs. */
  readonly isInFrontMatter: boolean;
  /** What has been written of it, right before the cursor; an address takes its place. */
  readonly typed: string;
}

/** `cover`, `og_image`, `thumbnail-url`, … */
const FIELD =
  /^\s*(?:- )?["']?[\w-]*(?:image|img|picture|photo|thumb|cover|banner|hero)[\w-]*["']?:[ \t]+["']?([^\s"']*)$/i;

/** Tells whether the address of a picture is being written, from what stands before the cursor on its line. */
export function readPictureWriting(before: string, isInFrontMatter: boolean): PictureWriting | undefined {
  const match = isInFrontMatter
    ? FIELD.exec(before)
    : (/<img\s[^<>]*?\bsrc\s*=\s*(?:"([^"<>]*)|'([^'<>]*))$/i.exec(before) ??
      /!\[[^[\]]*\]\(([^\s()<>]*)$/.exec(before));
  return match ? { isInFrontMatter, typed: match[1] ?? match[2] ?? '' } : undefined;
}
