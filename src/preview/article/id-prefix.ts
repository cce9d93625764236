/** What DOMPurify puts before every `id` and `name`, so that none of them can pose as a property of the document. */
export const ID_PREFIX = 'user-content-';
