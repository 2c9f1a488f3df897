"""Runs the steps on a connection that is handed over, so that no address and no key stands in any configuration.

`transactional_ddl` together with the begin listener makes a failing step leave the store as it was.
"""

from alembic import context

from bti_tui.store.schema import install_triggers

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
    install_triggers(connection.exec_driver_sql)
