import { z } from 'zod';
import { type PhotoSays, photoFields, saidPlaces } from '../article/photoSays.ts';
import { photoSourcePattern } from '../article/vocabulary.ts';
import { draftFile } from './bytes.ts';
import { failing } from './failing.ts';
import { fileId } from './scalars.ts';

/** Photos, and what their files say of themselves. */

/** See shared/article/photoSays.ts. */
const photoSays: z.ZodType<PhotoSays> = z.object({
  fields: z.partialRecord(
    z.enum(photoFields),
    z.array(z.object({ text: z.string(), from: z.enum(saidPlaces) })),
  ),
  location: z.boolean(),
});

/** A photo that was taken in. */
const addedPhoto = z.object({
  /** `media/<sha256>.<ext>`, for the asset's `src`. */
  src: z.string(),
  mimeType: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  says: photoSays,
});

export const photoSource = z.string().regex(photoSourcePattern);

/** A photo's file: its size, and what it says of itself. */
const photoAbout = z.object({ bytes: z.int(), says: photoSays });

export const photoCalls = {
  /** What the file of a photo says of itself: captions, credits, whether it has a location. */
  about: failing('not-found', 'io')
    .input(z.object({ file: fileId.or(z.literal(draftFile)), src: photoSource }))
    .output(photoAbout),
};

export type PhotoAbout = z.infer<typeof photoAbout>;
export type AddedPhoto = z.infer<typeof addedPhoto>;
