/** Faces that shoppers send, alone or behind words. */

export const upsetEmoji =
  /[\u{1F620}\u{1F621}\u{1F624}\u{1F92C}\u{1F47F}\u{1F595}\u{1F92E}\u{1F922}\u{1F61E}\u{1F62D}\u{1F622}\u{1F625}\u{1F626}\u{1F629}\u{1F62B}\u{1F612}\u{1F611}\u{1F641}\u{1F644}\u{1F494}\u{1F44E}\u{1F4A9}]|(?:^|\s)(?::-?\(|:'\(|>:\()/u;
export const furiousEmoji = /[\u{1F620}\u{1F621}\u{1F624}\u{1F92C}\u{1F47F}\u{1F595}\u{1F4A9}]/u;
export const pleasedEmoji =
  /[\u{1F600}-\u{1F606}\u{1F60A}\u{1F60D}\u{1F618}\u{1F970}\u{1F929}\u{1F642}\u{1F64F}\u{1F44D}\u{1F44F}\u{2764}\u{1F495}\u{1F496}\u{1F389}\u{2728}\u{1F44C}]|(?:^|\s)(?::-?\)|;-?\)|:d\b|<3)/u;
