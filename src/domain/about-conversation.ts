/** What is kept beside a conversation and lists it by `conversationId`: it goes when the conversation goes. */
export const aboutConversation: readonly string[] = [
  'notes',
  'mentions',
  'drafts',
  'draft-outcomes',
  'held-sends',
  'held-replies',
  'handoffs',
  'candidates',
  'peers',
  'tasks',
  'links',
  'codes',
  'resumes',
];
