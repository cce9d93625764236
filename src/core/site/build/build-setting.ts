/** What the setting `build` says in place of the site's files; undefined where it says nothing. */
export interface BuildSetting {
  /** A version as `4.3`, or `github-pages`. */
  readonly jekyll: string | undefined;
  readonly liquid: 4 | 5 | undefined;
  /** As in `_config.yml`. */
  readonly markdown: string | undefined;
  readonly future: boolean | undefined;
  readonly drafts: boolean | undefined;
  readonly unpublished: boolean | undefined;
  readonly baseurl: string | undefined;
  /** Tags of Liquid that the site has, whatever its files say: the setting `liquid.tags`. */
  readonly tags: readonly string[];
}

/** Where nothing is set. */
export const noBuildSetting: BuildSetting = {
  jekyll: undefined,
  liquid: undefined,
  markdown: undefined,
  future: undefined,
  drafts: undefined,
  unpublished: undefined,
  baseurl: undefined,
  tags: [],
};
