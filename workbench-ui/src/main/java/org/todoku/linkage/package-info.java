/**
 * From the departments' export files to linked profiles: imports, identities and the view of one
 * child across departments.
 */
@NullMarked
package org.todoku.linkage;

import org.jspecify.annotations.NullMarked;
