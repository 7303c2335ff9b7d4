// The browser rig learns the extension's id from its worker; this one has nothing else to do.
chrome.runtime.onInstalled.addListener(() => {});
