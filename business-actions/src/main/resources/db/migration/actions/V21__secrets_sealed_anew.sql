-- What was published stays as it is; what seals its secrets is replaced with the master key.
grant update (secrets) on bot_publication to recado_app;
