import { drawPicture, type Picture } from './picture';

/** A picture is drawn this much finer than the page, on screens that are coarse. */
const finePicture = 2;

/** The picture as PNG. */
export async function pngOf(picture: Picture): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  const ratio = Math.max(finePicture, window.devicePixelRatio);
  canvas.width = Math.round(picture.width * ratio);
  canvas.height = Math.round(picture.height * ratio);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures.');
  context.scale(ratio, ratio);
  drawPicture(context, picture);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture is too large.');
  return new Uint8Array(await blob.arrayBuffer());
}
