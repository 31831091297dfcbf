import type { components } from './schema';

type Schemas = components['schemas'];

export type SignedIn = Schemas['SignedIn'];
export type Session = Schemas['SessionView'];
export type Conversation = Schemas['ConversationView'];
export type ChannelKind = Conversation['channelKind'];
export type Handler = Schemas['HandlerView'];
export type Message = Schemas['MessageView'];
export type Content = Message['content'];
export type Ticks = NonNullable<Message['ticks']>;
export type Action = Schemas['ActionView'];
export type Member = Schemas['Member'];
export type Role = Member['role'];
export type Channel = Schemas['ChannelView'];
export type DoubtfulSentence = Schemas['DoubtfulSentence'];
export type LabelledSentence = Schemas['LabelledSentence'];
