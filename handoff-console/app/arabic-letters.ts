/** The letters of Arabic and their sizes: a chunk that only Arabic fetches. */
import '@fontsource-variable/noto-naskh-arabic';
import '@fontsource-variable/noto-sans-arabic';
import '../styles/arabic.css';
