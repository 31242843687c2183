/** Reading and writing vocabularies, rules, cases and facts as YAML and JSON, with places. */
@NullMarked
package org.todoku.text;

import org.jspecify.annotations.NullMarked;
