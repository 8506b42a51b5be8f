/** What an advisor is good at, in words: intents have theirs, a house's own skills are read as they are written. */
import { useTranslation } from 'react-i18next';
import { intentName } from './readings.ts';

export function useSkillWords(): (skill: string) => string {
  const { t } = useTranslation();
  return (skill) => intentName(skill, t);
}
