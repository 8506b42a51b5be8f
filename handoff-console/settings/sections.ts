/** The pages of the settings, in the order of their list. A new one is one line here and one file, fetched when it is opened. */
import { type ComponentType, lazy } from 'react';
import type { Me } from '../../src/protocol/http.ts';

type SectionName =
  | 'profile'
  | 'articles'
  | 'voice'
  | 'look'
  | 'retention'
  | 'canned'
  | 'hours'
  | 'routing'
  | 'shortcuts'
  | 'notices'
  | 'escalation'
  | 'people'
  | 'audit';

export type Section = {
  /** The last part of its address, and of its key in the locales: `settings.<name>`. */
  readonly name: SectionName;
  /** The least role that sees it; the server refuses the others by itself. */
  readonly role: Me['role'];
  readonly Page: ComponentType;
};

const rank: Readonly<Record<Me['role'], number>> = { advisor: 0, supervisor: 1, admin: 2 };

const all: readonly Section[] = [
  {
    name: 'profile',
    role: 'advisor',
    Page: lazy(() => import('./profile-page.tsx').then(({ ProfilePage }) => ({ default: ProfilePage }))),
  },
  {
    name: 'shortcuts',
    role: 'advisor',
    Page: lazy(() => import('./shortcuts-page.tsx').then(({ ShortcutsPage }) => ({ default: ShortcutsPage }))),
  },
  {
    name: 'notices',
    role: 'advisor',
    Page: lazy(() => import('./notices-page.tsx').then(({ NoticesPage }) => ({ default: NoticesPage }))),
  },
  {
    name: 'articles',
    role: 'advisor',
    Page: lazy(() => import('./articles-page.tsx').then(({ ArticlesPage }) => ({ default: ArticlesPage }))),
  },
  {
    name: 'voice',
    role: 'supervisor',
    Page: lazy(() => import('./voice-page.tsx').then(({ VoicePage }) => ({ default: VoicePage }))),
  },
  {
    name: 'look',
    role: 'supervisor',
    Page: lazy(() => import('./look-page.tsx').then(({ LookPage }) => ({ default: LookPage }))),
  },
  {
    name: 'canned',
    role: 'supervisor',
    Page: lazy(() => import('./canned-page.tsx').then(({ CannedPage }) => ({ default: CannedPage }))),
  },
  {
    name: 'hours',
    role: 'supervisor',
    Page: lazy(() => import('./hours-page.tsx').then(({ HoursPage }) => ({ default: HoursPage }))),
  },
  {
    name: 'routing',
    role: 'supervisor',
    Page: lazy(() => import('./routing-page.tsx').then(({ RoutingPage }) => ({ default: RoutingPage }))),
  },
  {
    name: 'escalation',
    role: 'supervisor',
    Page: lazy(() => import('./escalation-page.tsx').then(({ EscalationPage }) => ({ default: EscalationPage }))),
  },
  {
    name: 'retention',
    role: 'supervisor',
    Page: lazy(() => import('./retention-page.tsx').then(({ RetentionPage }) => ({ default: RetentionPage }))),
  },
  {
    name: 'people',
    role: 'admin',
    Page: lazy(() => import('./people-page.tsx').then(({ PeoplePage }) => ({ default: PeoplePage }))),
  },
  {
    name: 'audit',
    role: 'admin',
    Page: lazy(() => import('./audit-page.tsx').then(({ AuditPage }) => ({ default: AuditPage }))),
  },
];

export function sectionsFor({ role }: Me): readonly Section[] {
  return all.filter((section) => rank[role] >= rank[section.role]);
}
