/** Which page about accounts lies over the map. */
import { createStore } from '../../view/store.ts';

export type AccountPage = 'sign-in' | 'password' | 'people' | 'audit';

export const accountStore = createStore<AccountPage | null>(null);

export const openAccount = (page: AccountPage | null): void => accountStore.set(page);
