-- What was learned with another embedding model or version is learned anew by the first node that needs it, for all.
grant update (learned) on classifier to recado_app;
