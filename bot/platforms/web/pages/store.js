// What this browser remembers. A browser that refuses to (private window, full) is no reason to stop.

const PREFIX = "qianfa.";

export function recall(key, otherwise = null) {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

export function keep(key, value) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // it is still in memory
  }
}

export function forget(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // it was never kept
  }
}

export function recallAll(start) {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX + start));
    return names.map((name) => JSON.parse(localStorage.getItem(name)));
  } catch {
    return [];
  }
}

// The same for as long as this tab is open: what is half written is nobody else's.

export function recallHere(key) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

export function keepHere(key, value) {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // it still stands on the page
  }
}

export function forgetHere(key) {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // it was never kept
  }
}
