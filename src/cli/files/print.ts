import { inertText } from '../../core/index.ts';

/** Says something on standard error, in one line. */
export function tell(message: string): void {
  process.stderr.write(`copydesk: ${inertText(message)}\n`);
}

/** Writes to a stream and waits until it has taken the text, so that what a slow reader leaves does not pile up. */
export function print(stream: NodeJS.WritableStream, text: string): Promise<void> {
  // Errors come as events of the stream, too, where the program handles them.
  return new Promise(resolve => stream.write(text, () => resolve()));
}
