# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""localaws: AWS as its documents describe it, on one loopback port, over moto.

One request's way through the package, top to bottom:

==============  ==============================================================================
``server``      the port
``app``         one request in, one answer out: control endpoints, faults, log
``call``        what is asked: service, operation, parameters, by botocore's model
``validation``  refuses what the model does not allow, as AWS does
``services``    who answers: our own handler of an operation, else moto
``upstream``    moto
``protocol``    the answer or the error, in the service's own form
==============  ==============================================================================
"""
