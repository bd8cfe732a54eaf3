/** What copies are beyond their words, and what files say, in one file for the page to fetch. */
export { completeCopy } from './completeCopy.ts';
export { closeCut, placeWords, rememberCut, reopened, wereCut } from './cutWords.ts';
export { areWholeWords, closeUp, giveSpaces } from './draggedWords.ts';
export { htmlForOthers } from './otherPrograms.ts';
export { outOfBox } from './outOfBox.ts';
export { putLines } from './putLines.ts';
export { tellWhatDragLacks } from './tellWhatDragLacks.ts';
export { putTextFiles } from './textFiles.ts';
