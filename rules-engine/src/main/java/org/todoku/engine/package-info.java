/** The only place that knows Drools: compiles plans into networks and evaluates profiles. */
@NullMarked
package org.todoku.engine;

import org.jspecify.annotations.NullMarked;
