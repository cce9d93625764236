import { inflateRawSync } from 'node:zlib';

/** A file of a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size: number;
  read(): Buffer;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/** Lists the files of a small archive: no ZIP64, no encryption, stored or deflated, as a VSIX is. */
export function readZip(archive: Buffer): readonly ZipEntry[] {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0 || archive.readUInt32LE(end) !== endSignature) throw new Error('This is no ZIP archive.');
  const entries: ZipEntry[] = [];
  let position = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    if (archive.readUInt32LE(position) !== entrySignature) throw new Error('The ZIP archive is damaged.');
    const nameLength = archive.readUInt16LE(position + 28);
    entries.push(readEntry(archive, position, nameLength));
    position += 46 + nameLength + archive.readUInt16LE(position + 30) + archive.readUInt16LE(position + 32);
  }
  return entries;
}

function readEntry(archive: Buffer, position: number, nameLength: number): ZipEntry {
  const isDeflated = archive.readUInt16LE(position + 10) === 8;
  const packedSize = archive.readUInt32LE(position + 20);
  const local = archive.readUInt32LE(position + 42);
  return {
    name: archive.toString('utf8', position + 46, position + 46 + nameLength),
    size: archive.readUInt32LE(position + 24),
    read() {
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const packed = archive.subarray(start, start + packedSize);
      return isDeflated ? inflateRawSync(packed) : packed;
    },
  };
}
