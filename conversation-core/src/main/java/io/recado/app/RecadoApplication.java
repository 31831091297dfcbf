package io.recado.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;

/**
 * Gathers every component of the product that is on the class path: which planes an application has
 * is decided by its module's dependencies, not by conditions.
 */
@SpringBootApplication(scanBasePackages = "io.recado", exclude = R2dbcAutoConfiguration.class)
class RecadoApplication {}
