/** Chinese characters, with the marks of repetition and zero, as part of a class of an expression. */
export const CHINESE = '\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
/** Marks of Chinese that open, as part of a class. Curved quotes are Latin script's as well. */
export const OPENING = '「『（《〈【〔';
/** Those that close. */
export const CLOSING = '」』）》〉】〕';
/** Those that part. */
export const STOPS = '，。、；：！？';
/** Blanks on one line: where a line ends, the browser decides whether it shows one. */
export const BLANK = ' \\t\\u00a0\\u2002-\\u200a\\u3000';
