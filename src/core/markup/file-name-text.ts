const FILE_NAME =
  /^\S.{0,200}\.(?:jpe?g|png|gif|webp|tiff?|bmp|heic|avif)$|^(?:IMG|DSC|DSCN|DSCF|PXL|Screenshot|AP|GettyImages)[-_]?\d{3,}\S{0,40}$/i;

/** Whether a text is the name of an image's file, as cameras, agencies and editing systems give them. */
export function isFileName(text: string): boolean {
  return FILE_NAME.test(text.trim());
}
