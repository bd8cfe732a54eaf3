import fs from 'node:fs/promises';
import path from 'node:path';
import { limits } from '../../../shared/article/limits.ts';
import { draftFile } from '../../../shared/contract/bytes.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { inTime } from '../../../shared/contract/inTime.ts';
import { isInside, type Library } from '../library/library.ts';
import type { MediaService } from '../newsroom.ts';
import { createRecentPaths } from '../settings/remembered.ts';
import { durableWrite } from '../storage/durableWrite.ts';
import { makeFolder } from '../storage/makeFolder.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import { systemFailure } from '../storage/systemFailure.ts';
import { isPhotoFile } from './photoFile.ts';
import { kindOfPhoto, photoName, photoTypes, typeOfName } from './photoKind.ts';
import { photoSize } from './photoSize.ts';
import { SaysReader } from './saysReader.ts';

/** Photos of articles: `media/<sha256>.<ext>` beside the article file. */
export interface Media extends MediaService {
  /** Copies photos to where an article is going to lie; what is there already stays. */
  copy(from: string, names: readonly string[], toFolder: string): Promise<void>;
  close(): Promise<void>;
}

const outcome = 'The photo was not added';

/** Photos of articles without a file that are found where they lie, whatever library is open by then. */
const draftPhotos = 500;
/** A photo in another library is waited for no longer, in ms: its drive may never answer. */
const patience = 1_000;

/**
 * @param userData photos of an article that has neither file nor library wait there.
 */
export function createMedia(library: Library, userData: string): Media {
  const waitingFolder = path.join(userData, 'drafts');
  const reader = new SaysReader();
  const ofDrafts = createRecentPaths(userData, 'draft-photos', draftPhotos);

  /** The folders whose `media` may hold an article's photos; the first one takes new ones. */
  const foldersOf = async (file: string): Promise<string[]> => {
    if (file === draftFile) {
      return library.folder === undefined ? [waitingFolder] : [library.folder, waitingFolder];
    }
    const article = await library.registry.resolve(file);
    // Photos lie beside the file itself, not beside a link to it.
    return [path.dirname(await fs.realpath(article).catch(() => article))];
  };

  const find = async (file: string, name: string): Promise<string | undefined> => {
    if (!photoName.test(name)) return undefined;
    for (const folder of await foldersOf(file).catch(() => [])) {
      const photo = path.join(folder, 'media', name);
      if (await isPhotoFile(photo)) return photo;
    }
    return file === draftFile ? findElsewhere(name) : undefined;
  };

  /** Another library was open when it was added: the text may have been kept since. */
  const findElsewhere = async (name: string): Promise<string | undefined> => {
    const known = await ofDrafts.read().catch(() => []);
    const photo = known.find((each) => path.basename(each) === name);
    return photo && (await inTime(isPhotoFile(photo), patience)) ? photo : undefined;
  };

  const read = async (file: string, name: string) => {
    const photo = await find(file, name);
    const mimeType = typeOfName(name);
    if (photo === undefined || mimeType === undefined) return undefined;
    try {
      return { bytes: await readWhole(photo, limits.photoBytes), mimeType };
    } catch {
      return undefined;
    }
  };

  return {
    add: async (file, bytes) => {
      if (bytes.length > limits.photoBytes) {
        throw new FailureError(
          'too-large',
          `${outcome}: it is larger than ${limits.photoBytes / 1024 / 1024} MB.`,
          { detail: { bytes: bytes.length } },
        );
      }
      const extension = await kindOfPhoto(bytes);
      const { width, height } = photoSize(bytes);
      const src = `media/${revisionOf(bytes)}.${extension}`;
      const [folder = waitingFolder] = await foldersOf(file);
      // Of a drive that is away an empty folder may stay, where nobody would find it again.
      if (folder === library.folder || (library.folder && isInside(library.folder, folder))) {
        await library.root();
      }
      if (folder === waitingFolder) {
        await fs.mkdir(folder, { recursive: true }).catch((error) => {
          throw systemFailure(error, outcome, 'folder');
        });
      }
      const isElsewhereLater = file === draftFile && folder !== waitingFolder;
      const [says] = await Promise.all([
        reader.says(bytes),
        write(folder, src, bytes),
        isElsewhereLater && ofDrafts.add(path.join(folder, src)).catch(() => undefined),
      ]);
      const mimeType = photoTypes[extension] ?? '';
      return { src, mimeType, width, height, bytes: bytes.length, says };
    },
    about: async (file, src) => {
      const photo = src.startsWith('media/')
        ? await read(file, src.slice('media/'.length))
        : undefined;
      if (!photo) throw new FailureError('not-found', 'The photo’s file is not there.');
      return { bytes: photo.bytes.length, says: await reader.says(photo.bytes) };
    },
    read,
    pathOf: async (file, src) =>
      src.startsWith('media/') ? find(file, src.slice('media/'.length)) : undefined,
    copy: async (from, names, toFolder) => {
      for (const name of names) {
        const source = await find(from, name);
        const target = path.join(toFolder, 'media', name);
        if (source === undefined || source === target || (await isPhotoFile(target))) continue;
        await write(toFolder, `media/${name}`, await readWhole(source, limits.photoBytes));
      }
    },
    close: () => reader.close(),
  };
}

async function write(folder: string, src: string, bytes: Uint8Array): Promise<void> {
  const target = path.join(folder, src);
  await makeFolder(path.dirname(target), outcome);
  // Its name is its content: whatever else lies there under this name is damaged.
  await durableWrite({ path: target, bytes, base: 'any', outcome });
}
