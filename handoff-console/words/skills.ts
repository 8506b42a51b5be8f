/** What an advisor is good at, in words: intents have theirs, a house's own skills are read as they are written. */
import { useTranslation } from 'react-i18next';

export function useSkillWords(): (skill: string) => string {
  const { t, i18n } = useTranslation();
  return (skill) => (i18n.exists(`intent.${skill}`) ? t(`intent.${skill}`) : skill.replaceAll('-', ' '));
}
