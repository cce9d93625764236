import { oneCopyOf } from './element-sets.ts';

/**
 * The attributes of any element of HTML (the standard's index of attributes), those it had before, and those of RDFa and
 * microdata; `data-*`, `aria-*` and `on*` are known besides.
 */
const knownAttributes = oneCopyOf(
  `abbr about accept accept-charset accesskey action allow allowfullscreen allowpaymentrequest allowusermedia alpha alt as async autocapitalize autocomplete
  autocorrect autofocus autoplay blocking charset checked cite class closedby color colorspace cols colspan command commandfor
  content contenteditable controls controlslist coords crossorigin data datatype datetime decoding default defer dir
  dirname disabled disablepictureinpicture disableremoteplayback download draggable enctype enterkeyhint exportparts
  fetchpriority for form formaction formenctype formmethod formnovalidate formtarget headers headingoffset
  headingreset height hidden high href hreflang http-equiv id imagesizes imagesrcset inert inlist inputmode integrity
  is ismap itemid itemprop itemref itemscope itemtype kind label lang language list loading loop low max maxlength
  media method min minlength multiple muted name nomodule nonce novalidate open optimum part pattern ping placeholder
  playsinline popover popovertarget popovertargetaction poster prefix preload prompt property readonly referrerpolicy rel
  required resource rev reversed role rows rowspan sandbox scope selected shadowrootclonable
  shadowrootcustomelementregistry shadowrootdelegatesfocus shadowrootmode shadowrootserializable shape size sizes slot span spellcheck src
  srcdoc srclang srcset start step style summary tabindex target title translate type typemustmatch typeof usemap value vocab width
  wrap writingsuggestions x-webkit-airplay webkit-playsinline webkitallowfullscreen mozallowfullscreen
  align alink allowtransparency archive axis background behavior bgcolor border bordercolor bottommargin cellpadding
  cellspacing char charoff classid clear code codebase codetype color compact credits datafld dataformatas datapagesize
  datasrc declare direction event face frame frameborder framespacing hspace leftmargin link longdesc lowsrc manifest
  marginheight marginwidth markdown methods noresize nohref noshade nowrap object profile rightmargin rules scheme
  scrollamount scrolldelay scrolling standby text topmargin urn valign valuetype version vlink vspace`.split(
    /\s+/,
  ),
);

/** Whether an element of HTML can have an attribute of that name, or could. */
export function isKnownAttribute(name: string): boolean {
  if (knownAttributes.has(name)) return true;
  if (name.startsWith('data-') || name.startsWith('aria-')) return true;
  return knownAttributes.has(name.toLowerCase()) || /^(?:on[a-z]|data-|aria-|xmlns$|[^:]*:)/i.test(name);
}

/** A name as HTML compares names, in lower case. */
export function attributeKey(name: string): string {
  // Nearly all are known, and written so.
  const known = knownAttributes.get(name);
  if (known !== undefined) return known;
  const lower = name.toLowerCase();
  return knownAttributes.get(lower) ?? lower;
}
