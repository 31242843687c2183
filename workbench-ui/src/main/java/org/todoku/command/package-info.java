/** The command line: one class a command, all plain Java but {@code serve}. */
@NullMarked
package org.todoku.command;

import org.jspecify.annotations.NullMarked;
