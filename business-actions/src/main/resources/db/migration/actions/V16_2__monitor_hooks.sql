-- What is not taken (an object nobody watches, too much at once) is as if it had not been told.
grant delete on monitor_event to recado_app;
