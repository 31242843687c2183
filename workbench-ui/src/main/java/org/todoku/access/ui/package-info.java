/** Sign-in, the start page, and the pages of the administration. */
@NullMarked
package org.todoku.access.ui;

import org.jspecify.annotations.NullMarked;
