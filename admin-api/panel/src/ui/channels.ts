import type { ChannelKind } from '../api/types';
import type { IconName } from './Icon';

export const CHANNEL_ICON: Record<ChannelKind, IconName> = {
  WHATSAPP: 'whatsapp',
  TELEGRAM: 'telegram',
  WEBCHAT: 'webchat',
};

export const CHANNEL_NAME: Record<ChannelKind, string> = {
  WHATSAPP: 'WhatsApp',
  TELEGRAM: 'Telegram',
  WEBCHAT: 'Web',
};
