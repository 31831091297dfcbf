import { createContext, useContext } from 'react';

/** Whose bubbles are shown, by its id: files are asked for below it. */
export const InConversation = createContext('');

export function useConversationId(): string {
  return useContext(InConversation);
}
