// The page's own words in three languages. What stands inside a conversation is in its person's language.

const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];
const catalogues = {};

export async function loadWords() {
  const read = async (language) => {
    catalogues[language] = await (await fetch(`/pages/words/${language}.json`)).json();
  };
  await Promise.all(LANGUAGES.map(read));
}

export function words(language) {
  return (key, values = {}) =>
    (catalogues[language] ?? catalogues.en)[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function languages() {
  return LANGUAGES.map((language) => [language, catalogues[language].name]);
}

export function preferredLanguage(wanted) {
  for (const tag of wanted.map((one) => one.toLowerCase())) {
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return "zh-Hant";
    if (tag.startsWith("zh")) return "zh-Hans";
    if (tag.startsWith("en")) return "en";
  }
  return "en";
}
