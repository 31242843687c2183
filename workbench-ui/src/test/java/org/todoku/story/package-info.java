/** Whole stories in a real browser, on a real server and a real database. */
package org.todoku.story;
