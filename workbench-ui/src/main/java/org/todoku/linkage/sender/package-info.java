/** Sender profiles, which say how a file is to be read, and the reading itself; free of SQL. */
@NullMarked
package org.todoku.linkage.sender;

import org.jspecify.annotations.NullMarked;
