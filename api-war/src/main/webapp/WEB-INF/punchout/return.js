'use strict';
// the button is there for when this does not run
document.getElementById('return').submit();
