import { NativeSelect } from '@mantine/core';
import { Failed } from '../../../ui/States';
import { useCalendars } from '../api/list-calendars';
import { useConnectionTexts } from './texts';

interface Choice {
  label: string;
  description: string | undefined;
  value: string;
  onChange: (calendar: string) => void;
}

/** One of the tenant's calendars. */
export function CalendarChoice({ label, description, value, onChange }: Choice) {
  const texts = useConnectionTexts();
  const calendars = useCalendars();
  if (calendars.isError) {
    return <Failed failure={calendars.error} onRetry={() => calendars.refetch()} />;
  }
  return (
    <NativeSelect
      label={label}
      description={calendars.data?.length === 0 ? texts.noCalendars : description}
      value={value}
      disabled={!calendars.data?.length}
      data={[{ value: '', label: '—' }, ...(calendars.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
