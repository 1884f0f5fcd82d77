/** What can be taken away of the account that is shown: a workbook, a table, its pieces, paper, plain text. */
import { Button, Menu } from '@mantine/core';
import type { CatalogueIndicator } from '../../../../server/contract/catalogue.ts';
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import { accountFileAddress, accountFiles } from '../../../api/indicators.ts';
import type { AreaUnit } from '../../../i18n/format.ts';
import { useLanguage, useWords, useWordsOf } from '../../../i18n/words.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { IconCopy, IconDownload, IconPrinter } from '../../../ui/icons.ts';
import { change, useView } from '../../../view/looking.ts';
import { changeTreatment } from '../../../view/view.ts';
import { accountText } from '../account/account-text.ts';
import { treatmentWords } from '../words.ts';
import css from './TakeAway.module.css';

interface TakeAwayProps {
  readonly account: AreaAccount;
  readonly indicator: CatalogueIndicator;
  readonly unit: AreaUnit;
  readonly drawn: boolean;
}

export function TakeAway({ account, indicator, unit, drawn }: TakeAwayProps) {
  const words = useWordsOf(treatmentWords);
  const general = useWords();
  const language = useLanguage();
  const zone = useView((view) => view.treatment.zone);
  const as_of = useView((view) => view.targets.as_of);
  return (
    <div className={css.bar}>
      <Menu position="top-start" withinPortal disabled={drawn}>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconDownload size={14} />} disabled={drawn} title={drawn ? words.no_files : undefined}>
            {words.files}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{words.files_hint}</Menu.Label>
          {accountFiles.map((file) => (
            <Menu.Item key={file} component="a" href={accountFileAddress(indicator.id, file, { zone, as_of }, language)} download>
              {words.file[file]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" variant="default" leftSection={<IconPrinter size={14} />} onClick={() => change(changeTreatment({ print: true }))}>
        {words.print}
      </Button>
      <CopyButton text={() => accountText(account, indicator, { language, general, words }, unit)}>
        {({ copied, copy }) => (
          <Button size="xs" variant="subtle" leftSection={<IconCopy size={14} />} onClick={copy}>
            {copied ? general.copied : words.copy_text}
          </Button>
        )}
      </CopyButton>
      {drawn && <span className={css.note}>{words.no_files}</span>}
    </div>
  );
}
