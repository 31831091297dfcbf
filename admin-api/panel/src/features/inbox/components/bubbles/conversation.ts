import { createContext, useContext } from 'react';
import type { Message } from '../../../../api/types';

/** Whose bubbles are shown, by its id: files are asked for below it. */
export const InConversation = createContext('');

export function useConversationId(): string {
  return useContext(InConversation);
}

/** The line that a content belongs to, which tells what became of its file. */
export const InMessage = createContext<Message | undefined>(undefined);

export function useMessage(): Message | undefined {
  return useContext(InMessage);
}
