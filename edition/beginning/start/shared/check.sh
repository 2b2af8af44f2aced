#!/bin/sh
# Validates, builds and checks the edition. Ends with another code than 0 if anything is wrong.
set -e
cd "$(dirname "$0")"
edition validate
edition build --strict --output site
edition check site
