/** An account's statement: one row for each piece of a patch, with its category. */
import type { AccountIndicator, Catalogue } from '../../../data/grammar.ts';
import { readSql } from '../../db/sql-file.ts';
import { citySlots, fillSlots } from '../sql-slots.ts';

/** @param only a further condition on the patches that it reads @param told one on those whose pieces it gives */
export const pieceSql = (catalogue: Catalogue, { account }: AccountIndicator, only = '', told = ''): string => fillSlots(readSql(account.sql), { ...citySlots(catalogue.city), only, told });
