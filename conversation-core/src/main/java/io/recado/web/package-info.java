/** What the servers of both planes do alike with HTTP. */
@NullMarked
package io.recado.web;

import org.jspecify.annotations.NullMarked;
