/** The database of the workbench: its schema as migrations, and an embedded server to run it on. */
@NullMarked
package org.todoku.migrations;

import org.jspecify.annotations.NullMarked;
