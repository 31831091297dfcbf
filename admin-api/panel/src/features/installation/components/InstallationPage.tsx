import { Skeleton } from '@mantine/core';
import { useTexts } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Listing } from '../../../ui/Listing';
import { PageFrame } from '../../../ui/PageFrame';
import { Empty, Failed } from '../../../ui/States';
import { useInstallation } from '../api/get-installation';
import { useTenants } from '../api/list-tenants';
import { useInstallationTexts } from '../texts';
import { InstallationState } from './InstallationState';
import { MasterKey } from './MasterKey';
import { TenantCard } from './TenantCard';

/** For whoever runs the installation: how it does, and whom it serves. */
export default function InstallationPage() {
  const texts = useInstallationTexts();
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <State />
      <MasterKey />
      <h2 className={cards.title}>{texts.tenants}</h2>
      <Listing
        query={useTenants()}
        empty={
          <Empty icon="people" title={texts.empty}>
            {texts.emptyHint}
          </Empty>
        }
      >
        {(found) => (
          <ul className={cards.list}>
            {found.map((tenant) => (
              <TenantCard key={tenant.id} tenant={tenant} />
            ))}
          </ul>
        )}
      </Listing>
    </PageFrame>
  );
}

function State() {
  const { common } = useTexts();
  const installation = useInstallation();
  if (installation.data) {
    return <InstallationState installation={installation.data} />;
  }
  return installation.isError ? (
    <Failed failure={installation.error} onRetry={() => installation.refetch()} />
  ) : (
    <div role="status" aria-label={common.loading}>
      <Skeleton height="9rem" radius="md" />
    </div>
  );
}
